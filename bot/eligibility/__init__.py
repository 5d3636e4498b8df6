"""Rules to verdicts: yes, no or to check, per criterion."""
