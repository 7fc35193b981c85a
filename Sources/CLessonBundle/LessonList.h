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
LESSON("07-learning-rate.md")
#embed "../../lessons/07-learning-rate.md"
END
LESSON("08-one-layer.md")
#embed "../../lessons/08-one-layer.md"
END
LESSON("09-symmetry.md")
#embed "../../lessons/09-symmetry.md"
END
LESSON("10-deeper.md")
#embed "../../lessons/10-deeper.md"
END
LESSON("11-vanishing.md")
#embed "../../lessons/11-vanishing.md"
END
LESSON("12-losses.md")
#embed "../../lessons/12-losses.md"
END
LESSON("13-proof.md")
#embed "../../lessons/13-proof.md"
END
LESSON("14-bug-hunt.md")
#embed "../../lessons/14-bug-hunt.md"
END
LESSON("15-mazur.md")
#embed "../../lessons/15-mazur.md"
END
LESSON("16-momentum-adam.md")
#embed "../../lessons/16-momentum-adam.md"
END
LESSON("17-batches.md")
#embed "../../lessons/17-batches.md"
END
LESSON("18-dropout.md")
#embed "../../lessons/18-dropout.md"
END
LESSON("19-batch-norm.md")
#embed "../../lessons/19-batch-norm.md"
END
LESSON("20-digits.md")
#embed "../../lessons/20-digits.md"
END
LESSON("21-your-own-code.md")
#embed "../../lessons/21-your-own-code.md"
END
