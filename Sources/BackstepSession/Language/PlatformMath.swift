#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The platform's functions, under names that no case of `Function` hides.
func naturalExponential(_ x: Double) -> Double { exp(x) }
func naturalLogarithm(_ x: Double) -> Double { log(x) }
/// ln(1 + x), with every digit of a small x.
func naturalLogarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
func powered(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
