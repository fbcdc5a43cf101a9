"""Claims of many reports to events, echoes, tolls and grades; pure, and its rooms never import each other."""
