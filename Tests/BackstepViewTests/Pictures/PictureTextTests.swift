import Testing

@testable import BackstepView

/// Whole pictures, as a pipe shows them.
@Suite struct PictureTextTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let options: ViewOptions
    let text: String

    init(_ name: String, _ script: String, _ width: Int, isASCII: Bool = false, _ text: String) {
      (testDescription, self.script, self.text) = (name, script, text)
      options = ViewOptions(width: width, isASCII: isASCII)
    }
  }

  @Test(arguments: cases)
  func thePicture(_ picture: Case) throws {
    #expect(try Drawn.text(picture.script, picture.options) == picture.text)
  }

  static let cases = [
    Case(
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
    Case(
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
    Case(
      "twoOfFourInputsAndThreeClasses",
      "data f.csv; net 4 5 3 tanh softmax; set lr 0.1; train 20; plot boundary x[2] x[3]", 60,
      #"""
      boundary   what the network answers, f.csv, other inputs at 

        x[3] d
           1.1 ┤BBBBBBBBBCCCCCCCCCCCCCCC
               │ABBBBBBBBBBCCCCC+CCCCCCC
               │AABBBBBBBBBBCCCCC+CCCCCC
               │AAAABBBBBxBBCCCCCCCCCCCC
               │AAAAAABBBBBBBCCCCCC+CCCC
               │AAAAAAABBBBxBBCCCCCCC+CC
               │AAAoAAAAABBBxBBCCCCCCCCC
               │AAAAoAAAAAABBBBBBCCCCCCC
               │AAAAAAAAAAAABBxBBBCCCCCC
               │AAAAAAoAAAAAAAABBBBCCCCC
               │AAAAAAAoAAAAAAAABBBBCCCC
         -1.01 ┤AAAAAAAAAAAAAAAAAABBBCCC
               └────────────────────────
        x[2] c  -0.486               3.4

        A k0 (o)   B k1 (x)   C k2 (+)
      Of the plane, the largest answer is k2 on 38 %, k0 on 33 %,
      k1 on 28 %. 12 of 12 samples stand on the side of their
      answer.
      """#),
    Case(
      "theNetWithBlames", "sample 1; step 3; plot net", 70,
      #"""
      net   2-3-1, on sample 1



                          ▄▄▄▄▸hidden[0] 0.306 ▄
        x[0] 0 ▄▄▄▄▀+0.406 ▄▀  blame -0.000447  ▀▀▄▄
                ▀█▀▄+0.148▀                         +0.103
                  ▀▄ ▝▀▙█▄                             ▝▀▄▄
                    +0.394▀▀▚▄▸hidden[1] 0.388 █████+0.865████▸out 0.845
                 +0.0409 ▗▀▘   blame -0.00418          ▗▄██▀▀  blame -0.0203
                 ▄▀▄-0.217                          +0.914
        x[1] 1 ██ ▐▄-0.713▀▄                    ▄▄██▀▘
                   ▀▘ ▀▀ ▝█▌▀█▸hidden[2] 0.505 █▀▀
                               blame -0.00465

        ━━━━ weight above 0   ━━ ━ below 0   the thicker the larger
      An arrow is a weight, and there are 9 weights. 2 of them are below 0.
      The largest, 0.9144, leads from hidden[2] to out. The largest
      gradient, -0.01027, is that from hidden[2] to out. The 4 biases are
      numbers at their neurons, and have no arrows.
      """#),
    Case(
      "theNetInASCII", "net 2 3 1; plot net", 60, isASCII: true,
      #"""
      net   2-3-1



                            .....>hidden[0] ..
        x[0] 0 .....'+0.406' ..'              ''..
                '::'.+0.148.'                     +0.103
                   '.  ''.:.                          ''..
                     +0.394 '''..>hidden[1] ......+0.865..::..>out
                  +0.0409.   ''                         ..''
                 ..' -0.217.                      +0.914
        x[1] 0 .:::  -0.713 '..                 ..''
                      ''''   ..:.>hidden[2] ..''


        ---- weight above 0   -- - below 0
        the thicker the larger
      An arrow is a weight, and there are 9 weights. 2 of them are
      below 0. The largest, 0.9144, leads from hidden[2] to out.
      The 4 biases are numbers at their neurons, and have no
      arrows.
      """#),
    Case(
      "aDeepNetHasNamesOnly", "net 2 2 2 2 1; plot net", 60,
      #"""
      net   2-2-2-2-1



        o ▄▄▄▄▄▄▄▄▄▄▄▸o ██ ▐█▌ ██ ▐▸o ███████████▸o █▙ ▗
           ▀▄▖   ▗▄▀     ▀█▙▄  ▗▄      ▀▄▖   ▗▄▀     ▝ ▝█▌ ▄▄
             ▝▀▄▀▘         ▝▀█▄▌         ▝▀▄▀▘             ██ ▐▸o
            ▄▞▀ ▀▚▄        ▝▀ ▀▜█▄      ▄▞▀ ▀▚▄      ▗ ▗█▌ ▀▀
        o ▄█ ▗▄▖ ▄▄▀▄▸o ▄█▄▄▄▄▄▄▄██▸o ███████████▸o █▛ ▝


        ━━━━ weight above 0   ━━ ━ below 0
        the thicker the larger
      An arrow is a weight, and there are 14 weights. 5 of them
      are below 0. The largest, -0.9084, leads from hidden3[0] to
      out. The 7 biases are numbers at their neurons, and have no
      arrows.
      """#),
    Case(
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
    Case(
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
    Case(
      "twoWeightsAndTheirWay", "train 900; plot surface W1[0][0] W2[1]", 60,
      #"""
      surface   the loss over W1[0][0] and W2[1], on all 4 samples

        W2[1]
            2.62 ┤░░░░░░
                 │
                 │
                 │
                 │          @*
                 │          **
                 │░░░░░░░░░░**░░░░░░░░░░
                 │░░░░░░░░░░░░░░░░░░░▒▒▒
                 │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
                 │▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓
           -1.38 ┤██████████████████████
                 └──────────────────────
        W1[0][0]  -1.68             2.32

        ░▒▓█ loss 0.2426 to 0.2764   @ now   * the way so far
      The mean loss is 0.2447 now; in the picture it goes from
      0.2426 at (2.3, 1.5) to 0.2764 at (2.3, -1.3). The way so
      far leads from (0.4058, 0.8651) to (0.2318, 0.8891). All
      other weights are kept as they are now.
      """#),
    Case(
      "aVanishingBlame", "net 2 4 4 4 4 1; plot flow", 60,
      #"""
      flow   slopes and blames, on all 4 samples of xor

                 mean |slope|            mean |blame| (log)
        hidden1  0.224 ████████████████  3.97e-05 █▋
        hidden2  0.187 █████████████▍    0.000202 ████
        hidden3  0.22  ███████████████▊  0.00187  ███████▏
        hidden4  0.211 ███████████████▏  0.0118   █████████▉
        out      0.207 ██████████████▉   0.104    █████████████

      Of the blame at out, 0.1037, hidden1 gets 3.968e-05, 0.038 %
      of it. It vanishes on its way back. The flattest hidden
      layer is hidden2, with a mean slope of 0.1875.
      """#),
    Case(
      "aDeadLayer", "net 2 2 1 relu; set b1 -9 -9; plot flow", 60, isASCII: true,
      #"""
      flow   slopes and blames, on all 4 samples of xor

                mean |slope|             mean |blame|
        hidden  0                        0
        out     0.219 =================  0.11 ==================

      No blame reaches hidden: it cannot learn here.
      """#),
    Case(
      "weightsWithTheirNumbers", "net 2 3 1; plot weights", 60,
      #"""
      weights   a row a neuron

        W1                  W2
          +0.406  +0.0409     +0.103   +0.865   +0.914
          +0.148   -0.217
          +0.394   -0.713

        ░▒▓█ above 0, up to 0.9144   ·-=≡ below 0, down to -0.9144
      The largest is 0.9144, W2[2]. 2 of 9 are below 0.
      """#),
    Case(
      "weightsOfAPicture", "net 25 3 2; plot weights W1", 60,
      #"""
      weights   a picture for each neuron: what it looks for

        W1[0]       W1[1]       W1[2]
        ▒▒  ░░··▒▒  --··▓▓▒▒██  --░░▓▓██▓▓
        ==≡≡··▓▓    ≡≡▓▓····░░  --▒▒--  ▒▒
        ██████░░░░  ----▓▓··    ░░▒▒··██░░
        ▓▓==  ≡≡≡≡  ==≡≡  ░░--  ▓▓░░▓▓  ▓▓
            ░░····  ··    ██··  ==░░··--==

        ░▒▓█ above 0, up to 0.978   ·-=≡ below 0, down to -0.978
      The largest is -0.978, in the picture of W1[1]. 35 of 75 are
      below 0.
      """#),
    Case(
      "weightsOfAPictureInASCII", "net 25 3 2; plot weights W1", 60, isASCII: true,
      #"""
      weights   a picture for each neuron: what it looks for

        W1[0]       W1[1]       W1[2]
        **  ++..**  --..##**@@  --++##@@##
        ~~==..##    ==##....++  --**--  **
        @@@@@@++++  ----##..    ++**..@@++
        ##~~  ====  ~~==  ++--  ##++##  ##
            ++....  ..    @@..  ~~++..--~~

        +*#@ above 0, up to 0.978   .-~= below 0, down to -0.978
      The largest is -0.978, in the picture of W1[1]. 35 of 75 are
      below 0.
      """#),
    Case(
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
