import Testing

@testable import BackstepView

/// Networks, their weights and blames, as a pipe shows them.
@Suite struct NetworkTextTests {
  @Test(arguments: cases)
  func thePicture(_ picture: Drawn.Case) throws {
    #expect(try Drawn.text(picture.script, picture.options) == picture.text)
  }

  static let cases = [
    Drawn.Case(
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
    Drawn.Case(
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
    Drawn.Case(
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
    Drawn.Case(
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
    Drawn.Case(
      "aDeadLayer", "net 2 2 1 relu; set b1 -9 -9; plot flow", 60, isASCII: true,
      #"""
      flow   slopes and blames, on all 4 samples of xor

                mean |slope|             mean |blame|
        hidden  0                        0
        out     0.219 =================  0.11 ==================

      No blame reaches hidden: it cannot learn here.
      """#),
    Drawn.Case(
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
    Drawn.Case(
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
    Drawn.Case(
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
  ]
}
