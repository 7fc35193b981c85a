// JavaScript tuned: one Float64Array a layer, plain loops, nothing allocated while training.
import { serve } from './contender.mjs'

serve(({ sizes, rate, parameters, samples }) => {
  let at = 0
  const take = count => Float64Array.from(parameters.slice(at, (at += count)))
  const layers = sizes.slice(1).map((neurons, l) => ({
    inputs: sizes[l], neurons,
    weights: take(neurons * sizes[l]), biases: take(neurons),
    a: new Float64Array(neurons), d: new Float64Array(neurons),
  }))
  const depth = layers.length
  const xs = samples.map(([x]) => Float64Array.from(x))
  const ys = samples.map(([, y]) => Float64Array.from(y))

  function forward(x) {
    for (let l = 0; l < depth; l++) {
      const { inputs, neurons, weights, biases, a } = layers[l]
      let at = 0
      for (let j = 0; j < neurons; j++) {
        let sum = 0
        for (let i = 0; i < inputs; i++) sum += weights[at++] * x[i]
        a[j] = 1 / (1 + Math.exp(-(sum + biases[j])))
      }
      x = a
    }
  }

  function blame(y) {
    const { neurons, a, d } = layers[depth - 1]
    let loss = 0
    for (let k = 0; k < neurons; k++) {
      const error = a[k] - y[k]
      loss += error * error
      d[k] = error * a[k] * (1 - a[k])
    }
    return loss
  }

  function descend(x) {
    for (let l = depth - 1; l >= 0; l--) {
      const { inputs, neurons, weights, biases, d } = layers[l]
      const a = l ? layers[l - 1].a : x
      const sums = l ? layers[l - 1].d : null
      if (sums) sums.fill(0)
      let at = 0
      for (let j = 0; j < neurons; j++) {
        const blame = d[j]
        const step = rate * blame
        if (sums) {
          for (let i = 0; i < inputs; i++, at++) {
            const w = weights[at]
            sums[i] += w * blame
            weights[at] = w - step * a[i]
          }
        } else {
          for (let i = 0; i < inputs; i++, at++) weights[at] -= step * a[i]
        }
        biases[j] -= step
      }
      if (sums) for (let i = 0; i < inputs; i++) sums[i] *= a[i] * (1 - a[i])
    }
  }

  return () => {
    let loss = 0
    for (let s = 0; s < xs.length; s++) {
      forward(xs[s])
      loss += blame(ys[s])
      descend(xs[s])
    }
    return loss / xs.length
  }
})
