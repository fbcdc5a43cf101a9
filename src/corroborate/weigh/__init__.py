"""Claims of many reports to events, echoes, tolls and grades; pure, and its modules never import each other."""
