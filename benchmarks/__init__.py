"""What the project costs, and how well its checks work: see README.md in this folder."""
