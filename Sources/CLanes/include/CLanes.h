// Sums over weights, four neurons side by side, for the engine's kernels; and, for nets so small that
// the way from kernel to kernel would cost more than the sums, whole epochs.
//
// The same source is compiled for the processor's basic instructions and, on x86-64, for AVX2; the
// choice is made once, at run time. Neither fuses nor reorders anything, so both give the same
// numbers to the last bit. Who calls vouches for the memory: see Sources/Backprop/Kernels.
#ifndef CLANES_H
#define CLANES_H

#include <stdbool.h>
#include <stddef.h>

/// One layer's weights. Weight (j, i) is lane j mod 4 of vector (j / 4) * columns + i. Vectors are of
/// four doubles, aligned to 32 bytes.
struct lanes_layer {
  ptrdiff_t inputs;
  ptrdiff_t columns;     ///< inputs, rounded up to a multiple of four
  ptrdiff_t blocks;      ///< vectors of neurons
  ptrdiff_t last_lanes;  ///< real neurons in the last of them, 1 to 4
  double *weights;
  double *biases;            ///< null without
  double *weight_gradients;  ///< null without
  double *bias_gradients;    ///< null without
  double *activations;       ///< a of one sample, padded with zeros to whole vectors
  double *blames;            ///< d of one sample, likewise
  bool is_row;               ///< one neuron: weight (0, i) is number i, and there is one bias
};

/// Samples one after the other; x is padded with zeros to whole vectors.
struct lanes_samples {
  const double *inputs, *targets;
  ptrdiff_t input_stride, target_stride;
  ptrdiff_t count;
  const ptrdiff_t *order;  ///< null when they are met as they lie
};

/// Plain descent on a sum of squares: loss = sum of (out - y)^2 / divisor, d of an output = factor *
/// (out - y) * (out * (1 - out)), W += rate * (d * x), b += rate * d.
struct lanes_descent {
  double rate, factor, divisor;
};

/// What an epoch leaves besides new weights: added to what is there.
struct lanes_epoch {
  double total_loss;
  ptrdiff_t bad_sample;  ///< the first whose loss was not finite, or -1
};

struct lanes_kernels {
  /// z[j] = sum over i of W[j][i] * x[i], from i = 0 upward, and then b[j].
  void (*sum)(const struct lanes_layer *layer, const double *x, double *z);
  /// out[i] = sum over k of W[k][i] * d[k], from k = 0 upward.
  void (*pull)(const struct lanes_layer *layer, const double *d, double *out);
  /// `pull`, and each weight changed after it was read: W += rate * (d * x), b += rate * d.
  void (*pull_and_nudge)(
    const struct lanes_layer *layer, const double *d, const double *x, double rate, double *out);
  /// W += rate * (d * x), b += rate * d.
  void (*nudge)(const struct lanes_layer *layer, const double *d, const double *x, double rate);
  /// Adds d * x and d of `count` samples, 1 to 4, to the gradients, in their order; the first one
  /// starts the sum when `starts`. Each sample's d lies `stride` vectors after the last one's.
  void (*add)(
    const struct lanes_layer *layer, const double *d, ptrdiff_t stride, const double *const *x,
    ptrdiff_t count, bool starts);
  /// An epoch of descent, a nudge after every sample, where every layer is a sigmoid of at most
  /// eight neurons.
  void (*descend)(
    const struct lanes_layer *layers, ptrdiff_t count, const struct lanes_samples *samples,
    const struct lanes_descent *descent, struct lanes_epoch *epoch);
};

/// The kernels for this processor.
struct lanes_kernels lanes_kernels(void);

/// The kernels for any processor.
struct lanes_kernels lanes_basic_kernels(void);

#endif
