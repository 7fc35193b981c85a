// Sums over weights for the engine's kernels, of one sample or of a batch; and, for nets so small that
// the way from kernel to kernel would cost more than the sums, whole epochs.
//
// The same source is compiled for the processor's basic instructions and, on x86-64, for AVX2 and
// AVX-512; the choice is made once, at run time. None fuses or reorders anything, so all give the
// same numbers to the last bit. Who calls vouches for the memory: see Sources/Backprop/Kernels.
#ifndef CLANES_H
#define CLANES_H

#include <stdbool.h>
#include <stddef.h>

/// One layer's weights. Weight (j, i) is number j mod 8 of the eight at (j / 8) * columns + i, which
/// are aligned to 64 bytes: a vector of AVX-512, two of AVX2, four of the basic set.
struct lanes_layer {
  ptrdiff_t inputs;
  ptrdiff_t columns;  ///< inputs, rounded up to a multiple of four
  ptrdiff_t neurons;
  double *weights;
  double *biases;            ///< null without
  double *weight_gradients;  ///< null without
  double *bias_gradients;    ///< null without
  double *activations;       ///< a of one sample, padded with zeros to whole blocks of eight
  double *blames;            ///< d of one sample, likewise
  bool is_row;               ///< one neuron: weight (0, i) is number i, and there is one bias
};

/// A number for every neuron of a layer, or of the layer below, of several samples: `stride` doubles
/// from each sample to the next.
struct lanes_rows {
  double *first;
  ptrdiff_t stride, count;
};

/// What a layer reads of several samples: each where its pointer says; without pointers one after
/// the other. Padded with zeros to a multiple of four.
struct lanes_signals {
  const double *const *each;
  const double *first;
  ptrdiff_t stride;
};

/// What becomes of the gradients of some samples of a batch.
struct lanes_share {
  bool starts;     ///< they are the first of the batch: the sum begins
  bool ends;       ///< they are the last: the sum becomes the mean
  double divisor;  ///< how many samples the batch has
  double inverse;  ///< 1 / divisor where that is exact, else 0
  bool descends;   ///< nothing is kept, but W += rate * mean at once, and for b likewise
  double rate;
};

/// Samples one after the other; x is padded with zeros to a multiple of four.
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

/// Epochs in a row, up to one whose mean loss is not finite.
struct lanes_epochs {
  ptrdiff_t most;
  ptrdiff_t done;
  double *mean_losses;   ///< room for the mean loss of each
  ptrdiff_t bad_sample;  ///< the first of the last epoch whose loss was not finite, or -1
};

struct lanes_kernels {
  /// z[j] = sum over i of W[j][i] * x[i], from i = 0 upward, and then b[j], of every sample.
  void (*sum)(
    const struct lanes_layer *layer, const struct lanes_signals *x, const struct lanes_rows *z);
  /// out[i] = sum over k of W[k][i] * d[k], from k = 0 upward, of every sample.
  void (*pull)(
    const struct lanes_layer *layer, const struct lanes_rows *d, const struct lanes_rows *out);
  /// Adds d * x and d of every sample to the gradients, in their order.
  void (*add)(
    const struct lanes_layer *layer, const struct lanes_rows *d, const struct lanes_signals *x,
    const struct lanes_share *share);
  /// The pull of one sample, and each weight changed after it was read: W += rate * (d * x),
  /// b += rate * d.
  void (*pull_and_nudge)(
    const struct lanes_layer *layer, const double *d, const double *x, double rate, double *out);
  /// W += rate * (d * x), b += rate * d; and unless it is null, z of the next x from the new ones.
  void (*nudge)(
    const struct lanes_layer *layer, const double *d, const double *x, double rate,
    const double *next, double *z);
  /// a = 1 / (1 + exp(-z)) of a layer's neurons, of every sample.
  void (*sigmoid)(
    const struct lanes_layer *layer, const struct lanes_rows *z, const struct lanes_rows *a);
  /// Epochs of descent, a nudge after every sample, where every layer is a sigmoid of at most
  /// eight neurons.
  void (*descend)(
    const struct lanes_layer *layers, ptrdiff_t count, const struct lanes_samples *samples,
    const struct lanes_descent *descent, struct lanes_epochs *epochs);
};

/// Sets of instructions, each with all that those before it have.
enum lanes_set { lanes_basic, lanes_avx2, lanes_avx512 };

/// The largest set that this processor has.
enum lanes_set lanes_best_set(void);

/// The kernels for a set that this processor has.
struct lanes_kernels lanes_kernels(enum lanes_set set);

#endif
