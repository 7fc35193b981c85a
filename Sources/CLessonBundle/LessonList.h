// The lessons that are bundled, in the order of the course: a lesson is an entry of three lines.
// Read twice by CLessonBundle.c, so there is no include guard.
LESSON("01-forward.md")
#embed "../../lessons/01-forward.md"
END
LESSON("07-learning-rate.md")
#embed "../../lessons/07-learning-rate.md"
END
LESSON("08-one-layer.md")
#embed "../../lessons/08-one-layer.md"
END
LESSON("09-symmetry.md")
#embed "../../lessons/09-symmetry.md"
END
