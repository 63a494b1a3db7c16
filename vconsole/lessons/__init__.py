"""Lessons: labs and walkthroughs as data; what they ask, where they start, and how they are judged and proven."""
