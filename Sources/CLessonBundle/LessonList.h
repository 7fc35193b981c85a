// The lessons that are bundled, in the order of the course: a lesson is an entry of three lines.
// Read twice by CLessonBundle.c, so there is no include guard.
LESSON("01-forward.md")
#embed "../../lessons/01-forward.md"
END
LESSON("02-loss.md")
#embed "../../lessons/02-loss.md"
END
LESSON("03-downhill.md")
#embed "../../lessons/03-downhill.md"
END
LESSON("04-blame.md")
#embed "../../lessons/04-blame.md"
END
LESSON("05-nudge.md")
#embed "../../lessons/05-nudge.md"
END
LESSON("06-xor.md")
#embed "../../lessons/06-xor.md"
END
