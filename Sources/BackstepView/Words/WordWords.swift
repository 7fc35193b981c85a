import BackstepSession

/// What a word of the field means; every one is put into words here and nowhere else.
struct WordWords {
  /// A few sentences, and where to see it.
  let text: String

  init(_ word: Word) {
    text =
      switch word {
      case .accuracy:
        "The share of samples whose prediction is the right class: the largest output, or "
          + "with one output above or below 0.5. It moves in jumps, so nothing can be trained "
          + "on it; the loss is what is differentiated. `evaluate` tells it, `train until "
          + "accuracy >= 1` waits for it."
      case .activation:
        "What a neuron makes of its weighted sum: a = act(z). Without one, or with "
          + "`linear` throughout, many layers would compute no more than one. `help sigmoid`, "
          + "`help tanh` and `help relu` have the formulas, `net 2 3 1 tanh` chooses."
      case .answer:
        "What the output should be: y, the true answer of a sample, called target or "
          + "label elsewhere. `show sample` shows it, `set y 1` makes one of your own."
      case .backpropagation:
        "The chain rule, carried out from the loss back to every weight, each number used "
          + "again on the way: the blame of a layer is made of the blames of the layer above. "
          + "One pass gives all gradients, for about the cost of two forward passes. "
          + "`backward` does it step by step, `why dHidden[0]` tells where a number of it "
          + "comes from."
      case .batch:
        "Several samples whose gradients are averaged for one nudge: less noise, fewer "
          + "nudges. `set batch 4` chooses how many, `sample 0..3` takes some by hand; the "
          + "first index of hidden[2][1] is then the sample."
      case .batchNormalization:
        "Every sum of a hidden layer, less its mean over the batch and divided by its "
          + "deviation, then scaled and shifted by what is learnt: `net 2 4 1 tanh "
          + "batchnorm`. The blame reaches a sum in three ways: its own, through the mean, "
          + "and through the variance; `why d1[0][0]` shows them. Its names are mean1, var1, "
          + "norm1, scale1, shift1, u1, dU1, dNorm1, and runmean1, runvar1 for `evaluate`."
      case .bias:
        "What a neuron's sum has beside weights times inputs: z = W*a + b. It moves the "
          + "place where the activation bends, and its gradient is the neuron's blame itself. "
          + "`show weights` shows them as b1, b2, ...."
      case .blame:
        "How much the loss would grow if a neuron's sum z grew: the derivative of the "
          + "loss with respect to z, dOut for outputs and dHidden for hidden neurons, called "
          + "delta or error signal elsewhere. Gradient is blame times input. `backward` "
          + "computes it, `why dHidden[0]` adds up its paths."
      case .bug:
        "A backward pass that is wrong, in one of the usual ways. `bug list` names them, "
          + "`bug random` hides one to be hunted with `check`, `inspect` and `why`, and "
          + "`compare` finds them in a program of your own."
      case .chainRule:
        "The derivative of something behind something is the product of both derivatives: "
          + "the loss changes with out, out with z, z with a weight, so the weight's gradient "
          + "is (out - y)*slope*input. Where several paths lead to the loss, their products "
          + "are added. `why gradW1[0][0]` writes it out with numbers."
      case .change:
        "What a nudge adds to a weight: deltaW1, deltab1, .... With plain descent it is "
          + "-lr*gradient. Not a gradient and not a blame: three things, three names. `nudge` "
          + "makes it, `help optimizer` has other formulas for it."
      case .classification:
        "A question whose answer is one of several classes. With two, one output from 0 "
          + "to 1 (`net 2 3 1`, `set loss bce`); with more, an output for each (`net 4 8 3 "
          + "relu softmax`, `set loss ce`), and the answer is 1 for the right one."
      case .condition:
        "Two things compared by < <= > >= == or !=: `train until loss < 0.01`, `assert "
          + "out > 0.5`. Of a comparison `print` says 1 where it holds, and 0 where not."
      case .convention:
        "A constant factor on all gradients that books and libraries choose differently: the 2 of "
          + "the squared error, a sum over the batch or its mean, 1/2 before the loss. The learning "
          + "rate takes it up, so it is no mistake; `compare` names it. `help squared` has the one "
          + "that is used here."
      case .crossEntropy:
        "A loss for likelihoods: minus the logarithm of the likelihood given to the right "
          + "answer. A sure and wrong answer costs much, and the blame at the output is out - "
          + "y, whatever the slope there. `set loss bce` goes with a sigmoid output, `set "
          + "loss ce` with softmax."
      case .derivative:
        "How much one number changes when another is moved a little, divided by how much "
          + "it was moved. Of the loss with respect to a weight it is the gradient; of an "
          + "activation with respect to its sum it is the slope. `check` measures them: it "
          + "moves a weight and looks at the loss."
      case .dimension:
        "W1 is a matrix with a row for each neuron of the layer and a column for each of "
          + "its inputs: W1[j][i]. b1, z1 and hidden are vectors with a number for each "
          + "neuron. Indices begin with 0; in a batch the first index is the sample. `show "
          + "net` has the sizes."
      case .divergence:
        "The loss grows without end, until numbers are too large: the steps are so long "
          + "that every one lands higher on the other side. A smaller lr helps, and so does "
          + "`set clip 1`. `train` stops when it happens, `undo` goes back."
      case .dotProduct:
        "Weights times inputs, added up: the core of a neuron's sum z = W*a + b. `print "
          + "W1[0]*x` is one; `forward` writes each of them out."
      case .dropout:
        "In training, hidden neurons are left out at random, so that none relies on "
          + "another: `set dropout 0.5`. Those that stay are made larger by 1/(1 - P). "
          + "`forward` draws the mask, `backward` uses the same one, and `evaluate` knows "
          + "none."
      case .epoch:
        "Every sample of the data once. `train 100` goes over them a hundred times; "
          + "`cycle` takes one sample after the other. What epoch it is, `print epoch` says."
      case .error:
        "out - y: how far a prediction is from the answer, with its sign. The loss makes "
          + "one number of all errors, without signs. `evaluate` lists them."
      case .forwardPass:
        "From x to out, layer by layer: sums, then activations. It is all that a trained "
          + "network does. `forward` prints every number in it."
      case .generalization:
        "Whether the network is right on samples that it was not trained on. One that is "
          + "right only on those it was has overfitted: it has learnt them by heart. `data "
          + "points.csv split=0.2` keeps a fifth apart, and `evaluate` tells of both."
      case .gradient:
        "For every weight and bias, how much the loss would grow if it grew: gradW1, "
          + "gradb1, .... It is the neuron's blame times the input that the weight carries. A "
          + "nudge goes against it. `backward` computes it, `check` proves it, `why "
          + "gradW1[0][1]` explains it."
      case .gradientCheck:
        "Every weight is moved a little up and down, the loss is looked at, and the "
          + "quotient of differences must be the gradient that backward computed. `check` "
          + "does it, and says which weights a sample proves nothing about."
      case .gradientDescent:
        "Over and over: take the gradient of the loss, and move every weight a little "
          + "against it. On one sample or on a few at a time it is called stochastic. `cycle` "
          + "is a step of it, `train` many."
      case .hiddenLayer:
        "A layer between input and output: its neurons are neither given nor asked for, "
          + "and find something of use by themselves. `net 2 3 1` has one of 3 neurons, `net "
          + "2 4 4 1` two; without one, XOR cannot be learnt."
      case .initialization:
        "What weights are before training: random, so that no two neurons of a layer are "
          + "alike and stay alike, and of a size that keeps signals neither dying nor "
          + "growing. `set init xavier` suits tanh and sigmoid, `set init he` relu; `set init "
          + "zeros` shows what goes wrong."
      case .input:
        "x: what is given, a number for each input of the network. `set x 0 1` makes one "
          + "of your own; `data` brings many. It is layer 0, and never changed by training."
      case .kink:
        "A place where a curve has a corner, as relu has at 0: the slope jumps there, and a central "
          + "difference across it is the mean of two slopes and proves nothing. `check` counts such "
          + "places apart."
      case .layer:
        "Neurons side by side that all take the same inputs. Layers are numbered from 1; "
          + "the input is layer 0. W1, b1 and z1 belong to the first; `net 2 4 3 1` has "
          + "three."
      case .layerNormalization:
        "As batch normalization, with mean and variance of a sample's own neurons: the "
          + "other samples of a batch do not matter. `net 2 4 1 tanh layernorm` has it."
      case .learningRate:
        "lr, how much of the gradient a nudge takes away: change = -lr*gradient. Too "
          + "small, and it takes long; too large, and the loss jumps or grows. `set lr 0.1` "
          + "sets it; while `train` runs, Up and Down change it."
      case .loss:
        "One number for how wrong a prediction is: 0 is perfect. What training makes "
          + "smaller is the mean over all samples. `set loss bce` chooses another formula, "
          + "`evaluate` tells it for all samples."
      case .minimum:
        "Where the loss cannot be made smaller by a small step. It need not be the lowest "
          + "there is, and where the loss is nearly flat nothing moves for long, though it is "
          + "none. Another `seed`, a larger lr, `set optimizer momentum` or more hidden "
          + "neurons lead out."
      case .network:
        "Layers of neurons, each fed by the one before: `net 2 3 1` has 2 inputs, 3 "
          + "hidden neurons and 1 output. All that it knows is in its weights and biases. "
          + "`show net` describes it."
      case .neuron:
        "Takes numbers, multiplies each by a weight, adds a bias, and makes an activation "
          + "of the sum. On the way back it takes blames, and hands its share of them down. "
          + "`inspect hidden[0]` shows one in full."
      case .normalization:
        "Bringing numbers to mean 0 and deviation 1. Of inputs: `data points.csv "
          + "scale=standard`. Inside the network: `help batch normalization` and `help layer "
          + "normalization`."
      case .optimizer:
        "The rule that makes a change of a gradient. `set optimizer adam` chooses one of "
          + "sgd, momentum, nesterov, rmsprop and adam; `help adam` has its formula."
      case .output:
        "out, what the network says: the activations of its last layer. Its blame is "
          + "dOut. `forward` computes it, `predict out 0.5` lets you guess first."
      case .parameter:
        "What training changes: the weights W1, W2, ... and the biases b1, b2, .... `show "
          + "weights` shows them, `freeze` keeps some as they are, `print sum(abs(W1))` "
          + "counts with them."
      case .path:
        "A way from a number to the loss, along weights. The blame of a hidden neuron is "
          + "the sum over all its outgoing paths, weight times blame at its end, times its "
          + "own slope. `why dHidden[0]` lists them."
      case .regression:
        "A question whose answer is any number. The output is linear: `net 2 8 1 tanh "
          + "linear`, with `set loss mse`, or `set loss huber` where a few answers are far "
          + "off."
      case .regularization:
        "Keeping weights small, so that the network does not bend itself to single "
          + "samples. `set decay 0.001` pulls each weight to 0 at every nudge; `help dropout` "
          + "is another way."
      case .sample:
        "One example: x, and the answer y. The stages work on the current one. `sample 2` "
          + "chooses it, `sample next` goes on, `sample all` takes them all as a batch."
      case .saturation:
        "A sigmoid or tanh far from 0 is almost flat: its slope is next to nothing, and "
          + "so is the blame that comes through. A relu below 0 lets nothing through at all, "
          + "and where it is so for every sample it is dead. `inspect hidden[0]` says when a "
          + "neuron is."
      case .seed:
        "What random numbers begin with: the same one gives the same weights on every "
          + "machine. `seed 7` draws new weights, `set seed 7` too."
      case .slope:
        "The derivative of an activation at its sum: how much a moves when z is moved. On "
          + "the way back every blame is multiplied by it. a*(1 - a) for a sigmoid; `help "
          + "relu` has the next."
      case .stage:
        "One of the four steps of the loop: `forward`, `loss`, `backward`, `nudge`. Each "
          + "needs what the one before has computed; `step` does the next, `cycle` all four."
      case .stale:
        "Computed from numbers that have been changed since. What is stale is not used: "
          + "the stage that makes it has to run again. `show` says what is."
      case .timeline:
        "Every command that changes something makes a moment to go back to: `undo`, "
          + "`redo`, `goto 3`, `mark before`. A change after going back begins a branch, and "
          + "nothing is lost. `timeline` lists the moments."
      case .vanishing:
        "Every layer multiplies the blame by a slope, of a sigmoid at most 1/4: in deep "
          + "networks little is left for the first layers, and they learn next to nothing. "
          + "`help relu`, `help batch normalization` and another `set init xavier` are the "
          + "remedies. `evaluate blame` measures it."
      case .weight:
        "What an input is multiplied by on its way into a neuron: W1[j][i] leads from "
          + "input i to neuron j of layer 1. `inspect W1[0][1]` tells its whole story, `set "
          + "W1[0][1] 0.5` changes it."
      case .xor:
        "1 when exactly one of two inputs is 1, else 0: the smallest question that no "
          + "network without a hidden layer can answer, since no line parts its answers. "
          + "`data xor` is the data of a fresh session; `data and`, `data or` are easier "
          + "ones."
      case .yours:
        "What the file of the last `compare` has for a name: `print yours(dHidden[0])`, and "
          + "`print yours(dHidden[0]) - dHidden[0]` for the difference."
      }
  }
}
