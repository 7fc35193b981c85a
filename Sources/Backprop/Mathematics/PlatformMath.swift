#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

// The platform's functions under the names used here: the only place that knows which C library
// there is.
@inline(__always) package func exponential(_ x: Double) -> Double { exp(x) }
@inline(__always) package func logarithm(_ x: Double) -> Double { log(x) }
@inline(__always) package func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
@inline(__always) package func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
@inline(__always) package func powered(_ base: Double, _ exponent: Double) -> Double {
  pow(base, exponent)
}
