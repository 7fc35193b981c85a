import Testing

@testable import BackstepView

/// Curves and planes, as a pipe shows them.
@Suite struct CurveTextTests {
  @Test(arguments: cases)
  func thePicture(_ picture: Drawn.Case) throws {
    #expect(try Drawn.text(picture.script, picture.options) == picture.text)
  }

  static let cases = [
    Drawn.Case(
      "theLearningOfXOR", "train 400; mark flat; train 4600; plot loss", 60,
      #"""
      loss   mean of each epoch, xor

        mean loss, log scale
               │▙▄▄▄▄▄▄▄▄▄▖
               │    ┊     ▀▜▄
           0.1 ┤    ┊       ▝▚
               │    ┊        ▝▌
               │    ┊         ▝▖
               │    ┊          ▜▖
               │    ┊           ▜▖
          0.01 ┤    ┊            ▝▙▖
               │    ┊              ▀▙▖
               │    ┊                ▝▀▙▄
               │    ┊                    ▀▀▙▄▄▖
               │    ┊                         ▀▀▀▜▄▄▄▄
         0.001 ┤    ┊                                 ▀▀▀▀▀▙▄▄▄▄▄▄
               └┬─────────┬─────────┬─────────┬─────────┬────────┬
        epoch   0       1000      2000      3000      4000    5000

        ━━━━ training   ╍ ╍ mark flat (400)
      The loss falls from 0.3824 to 0.0008386 over epochs 1 to
      5000, more than half of it between epochs 1000 and 1480.
      """#),
    Drawn.Case(
      "theBoundaryOfXORInASCII", "train 5000; plot boundary", 60, isASCII: true,
      #"""
      boundary   what the network answers, xor

        x[1]
           1.17 +=========--:..
                |==x=====--:..        o
                |=======--:..
                |======--:..
                |=====--:..             .
                |===---:..           ..::
                |---::...          ..:--=
                |.....          ..::--===
                |             ..::-======
                |            ..:-========
                |  o        .::-======x==
         -0.167 +           .:-==========
                +------------------------
        x[0]     -0.167              1.17

        o y = 0   x y = 1   " .:-=" out 0 to 1
      Out goes from 0.007832 to 0.9835 over the plane; it is above
      0.5 on 38 % of it. 4 of 4 samples stand on the side of their
      answer.
      """#),
    Drawn.Case(
      "twoOfFourInputsAndThreeClasses",
      "data f.csv; net 4 5 3 tanh softmax; set lr 0.1; train 20; plot boundary x[2] x[3]", 60,
      #"""
      boundary   what the network answers, f.csv, other inputs at
        their mean

        x[3] d
           1.1 ┤BBBBBBBBBCCCCCCCCCCCCC
               │ABBBBBBBBBCCCCC+CCCCCC
               │AAABBBBBBBBCCCCC+CCCCC
               │AAAABBBBxBBBCCCCC+CCCC
               │AAAAAABBBBxBBCCCCCCCCC
               │AAoAAAAABBBBBBCCCCC+CC
               │AAAAAAAAABBxBBBCCCCCCC
               │AAAAoAAAAAABBxBBCCCCCC
               │AAAAAoAAAAAAABBBBCCCCC
               │AAAAAAoAAAAAAAABBBCCCC
         -1.01 ┤AAAAAAAAAAAAAAAABBBCCC
               └──────────────────────
        x[2] c  -0.486             3.4

        A k0 (o)   B k1 (x)   C k2 (+)
      Of the plane, the largest answer is k2 on 38 %, k0 on 33 %,
      k1 on 28 %. 12 of 12 samples stand on the side of their
      answer.
      """#),
    Drawn.Case(
      "theSlopeOfABias", "sample 1; step 3; plot surface b2", 60, isASCII: true,
      #"""
      surface   the loss along b2, on sample 1

        loss
             |'.
         0.3 + '.
             |   :
             |    ':
         0.2 +      '.
             |        '.
             |          '.
         0.1 +...         ':.
             |   '   ''..   '':..
             |              '''''''....
           0 +                        ''@''''.....................
             +-+------------+------------+------------+-----------
        b2    -1            0            1            2

        ---- loss   @ now   -- - tangent, slope -0.04065
      The loss is 0.02405 at 0.8655, where b2 is now; in the
      picture it is lowest, 0.0005876, at 2.866, and highest,
      0.3313, at -1.134. The slope that backward found is -0.04065
      (2 times its gradient): downhill is to larger b2.
      """#),
    Drawn.Case(
      "aWeightWithoutASay", "sample 0; step 3; plot surface W1[0][0]", 60,
      #"""
      surface   the loss along W1[0][0], on sample 0

        loss
                 │▀▀▀▝▀▘▀▀▀▀▝▀▘▀▀▀▀▝▀▘▀▀▀▀@▀▘▀▀▀▀▝▀▘▀▀▀▀▝▀▘▀▀▀▀▝▀▘
                 │
             0.6 ┤
                 │
                 │
             0.4 ┤
                 │
                 │
             0.2 ┤
                 │
                 │
               0 ┤
                 └───────┬───────────┬───────────┬───────────┬────
        W1[0][0]        -1           0           1           2

        ━━━━ loss   @ now   ━━ ━ tangent, slope 0
      The loss is 0.7559 all along W1[0][0]: here it has no say.
      The slope that backward found is 0 (2 times its gradient):
      level.
      """#),
    Drawn.Case(
      "twoWeightsAndTheirWay", "train 900; plot surface W1[0][0] W2[1]", 60,
      #"""
      surface   the loss over W1[0][0] and W2[1], on all 4 samples
        of xor

        W2[1]
            2.62 ┤░░░░
                 │
                 │
                 │
                 │         @*
                 │         **     ░░░░
                 │░░░░░░░░░░░░░░░░░░░░
                 │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
                 │▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
           -1.38 ┤████████████████████
                 └────────────────────
        W1[0][0]  -1.68           2.32

        ░▒▓█ loss 0.2426 to 0.2764   @ now   * the way so far
      The mean loss is 0.2447 now; in the picture it goes from
      0.2426 at (2.3, 1.5) to 0.2764 at (2.3, -1.3). The way so
      far leads from (0.4058, 0.8651) to (0.2318, 0.8891). All
      other weights are kept as they are now.
      """#),
    Drawn.Case(
      "brailleWhereAskedFor", "train 60; plot loss braille", 50,
      #"""
      loss   mean of each epoch, xor

        mean loss
              │⠈⠢⡀
              │  ⠘⡄
          0.3 ┤   ⠈⠱⡀
              │     ⠈⠑⠒⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⣀⣀⣀⣀⣀
              │
          0.2 ┤
              │
              │
          0.1 ┤
              │
              │
            0 ┤
              └┬────────────┬─────────────┬────────────┬
        epoch  0           20            40           60

        ━━━━ training
      The loss falls from 0.3824 to 0.2628 over epochs 1
      to 60, more than half of it between epochs 1 and
      6.
      """#),
  ]
}
