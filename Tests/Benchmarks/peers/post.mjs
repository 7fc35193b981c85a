// JavaScript as a tutorial writes it: arrays of arrays, map and reduce, a new array for each result.
import { serve } from './contender.mjs'

const sigmoid = z => 1 / (1 + Math.exp(-z))

serve(({ sizes, rate, parameters, samples }) => {
  let at = 0
  const take = count => parameters.slice(at, (at += count))
  let layers = sizes.slice(1).map((neurons, l) => ({
    weights: Array.from({ length: neurons }, () => take(sizes[l])),
    biases: take(neurons),
  }))

  const nudge = (x, y) => {
    const activations = [x]
    layers.forEach(({ weights, biases }, l) => {
      activations.push(
        weights.map((row, j) =>
          sigmoid(row.reduce((sum, w, i) => sum + w * activations[l][i], 0) + biases[j])))
    })
    const out = activations[layers.length]
    let blames = out.map((o, k) => (o - y[k]) * o * (1 - o))
    const all = [blames]
    for (let l = layers.length - 1; l > 0; l--) {
      const next = blames
      blames = activations[l].map((a, j) =>
        next.reduce((sum, d, k) => sum + layers[l].weights[k][j] * d, 0) * (a * (1 - a)))
      all.unshift(blames)
    }
    layers = layers.map(({ weights, biases }, l) => ({
      weights: weights.map((row, j) => row.map((w, i) => w - rate * all[l][j] * activations[l][i])),
      biases: biases.map((b, j) => b - rate * all[l][j]),
    }))
    return out.reduce((sum, o, k) => sum + (o - y[k]) ** 2, 0)
  }
  return () => samples.reduce((sum, [x, y]) => sum + nudge(x, y), 0) / samples.length
})
