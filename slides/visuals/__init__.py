"""What is drawn: maps, charts, flowcharts, trees, timelines, icons, as geometry and shapes."""
