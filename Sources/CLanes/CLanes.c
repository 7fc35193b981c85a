#include "CLanes.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

typedef double lanes __attribute__((vector_size(32), may_alias));
typedef double pair __attribute__((vector_size(16), may_alias));
typedef double eight __attribute__((vector_size(64), may_alias));

// Vectors across the inputs of four neurons.
struct turned {
  lanes rows[4];
};

static inline const double *signals_of(const struct lanes_signals *x, ptrdiff_t sample) {
  return x->each ? x->each[sample] : x->first + sample * x->stride;
}

// The layer under another, on the way down; where it is the first, which changes at once, x, the x
// that comes next, and the sums that it will make of that.
struct below {
  const struct lanes_layer *layer;
  const double *x;
  double rate;
  const double *next_x;
  lanes *next;
};

static inline struct below below_of(
  const struct lanes_layer *layer, const struct lanes_layer *first, struct below below
) {
  below.layer = layer - 1;
  if (layer - 1 != first) below.x = NULL;
  return below;
}

// A vector that was just stored in parts: read whole, it would have to wait for all of them to
// leave the store buffer.
#define HALVES(at) \
  __builtin_shufflevector( \
    *(const volatile pair *)(at), *(const volatile pair *)((at) + 2), 0, 1, 2, 3)

#define WHOLE_4(at) HALVES(at)
#define WHOLE_8(at) __builtin_shufflevector(HALVES(at), HALVES((at) + 4), 0, 1, 2, 3, 4, 5, 6, 7)

// The mean of a batch from its sum. Dividing by a power of two is multiplying by its inverse, to the
// last bit, and faster.
#define MEAN(sum, share) \
  ((share)->inverse != 0 ? (sum) * (share)->inverse : (sum) / (share)->divisor)

// What becomes of a sum that is done: a gradient, or the change of a parameter.
#define SETTLE(type, sum, share, gradient, parameter) \
  do { \
    type settled = (share)->ends ? MEAN(sum, share) : (sum); \
    if ((share)->descends) *(type *)(parameter) += (share)->rate * settled; \
    else *(type *)(gradient) = settled; \
  } while (0)

// The kernels for a set are made by what they may keep in registers:
//   VEC, WIDTH  a vector, and how many numbers it has
//   ALONE       vectors of sums of one sample
//   TALL, WIDE  vectors of sums of each of several samples or inputs, and how many of those

#define NAME(x) basic_##x
#define VEC lanes
#define WIDTH 4
#define WHOLE WHOLE_4
#define ALONE 4
#define TALL 2
#define WIDE 2
#include "kernels.inc"
#undef NAME
#undef ALONE
#undef WIDE

#ifdef __x86_64__

// AVX2 without FMA: there is nothing the compiler could fuse.
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(x) avx2_##x
#define ALONE 8
#define WIDE 4
#include "kernels.inc"
#pragma clang attribute pop
#undef NAME
#undef VEC
#undef WIDTH
#undef WHOLE
#undef TALL

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl,avx512dq"))), apply_to = function)
#define NAME(x) avx512_##x
#define VEC eight
#define WIDTH 8
#define WHOLE WHOLE_8
#define TALL 4
#include "kernels.inc"
#pragma clang attribute pop

enum lanes_set lanes_best_set(void) {
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq"))
    return lanes_avx512;
  return __builtin_cpu_supports("avx2") ? lanes_avx2 : lanes_basic;
}

struct lanes_kernels lanes_kernels(enum lanes_set set) {
  switch (set) {
    case lanes_basic: return basic_kernels;
    case lanes_avx2: return avx2_kernels;
    case lanes_avx512: return avx512_kernels;
  }
}

#else

enum lanes_set lanes_best_set(void) { return lanes_basic; }

struct lanes_kernels lanes_kernels(enum lanes_set set) { return basic_kernels; }

#endif
