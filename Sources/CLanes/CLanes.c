#include "CLanes.h"

#include <math.h>

#pragma STDC FP_CONTRACT OFF

typedef double lanes __attribute__((vector_size(32), may_alias));
typedef double pair __attribute__((vector_size(16), may_alias));

// The layer under another, on the way down: x when it is the first and so changes at once.
struct below {
  const struct lanes_layer *layer;
  const double *x;
  double rate;
};

static inline struct below below_of(
  const struct lanes_layer *layer, const struct lanes_layer *first, const double *x, double rate
) {
  return (struct below){layer - 1, layer - 1 == first ? x : NULL, rate};
}

// Blocks of neurons summed at a time: as many as there are registers for.
#define NAME(x) basic_##x
#define TOGETHER 4
#include "kernels.inc"
#undef NAME
#undef TOGETHER

struct lanes_kernels lanes_basic_kernels(void) { return basic_kernels; }

#ifdef __x86_64__

// AVX2 without FMA: there is nothing the compiler could fuse.
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(x) avx2_##x
#define TOGETHER 8
#include "kernels.inc"
#pragma clang attribute pop

struct lanes_kernels lanes_kernels(void) {
  return __builtin_cpu_supports("avx2") ? avx2_kernels : basic_kernels;
}

#else

struct lanes_kernels lanes_kernels(void) { return basic_kernels; }

#endif
