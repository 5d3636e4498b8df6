"""A page to hang up: a promise, everyday questions, a code to scan, someone to call. One drawing, three file formats."""
