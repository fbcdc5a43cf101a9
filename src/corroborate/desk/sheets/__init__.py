"""What the desk's pages and its JSON show: plain values made from the record as it stands. Pure, like all of desk."""
