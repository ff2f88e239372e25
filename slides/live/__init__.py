"""The live server: an outline in a browser while it is being written."""
