#include "CLanes.h"

#pragma STDC FP_CONTRACT OFF

typedef double lanes __attribute__((vector_size(32), may_alias));
typedef double pair __attribute__((vector_size(16), may_alias));

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
