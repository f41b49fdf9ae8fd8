package dev.strake.metrics.promql;

/** What an expression gives when it is evaluated. */
public enum ValueType {
  /** One number. */
  SCALAR,
  /** A text, only as an argument. */
  STRING,
  /** One number per series. */
  VECTOR,
  /** A stretch of numbers per series, only as an argument. */
  MATRIX;

  @Override
  public String toString() {
    return switch (this) {
      case SCALAR -> "scalar";
      case STRING -> "string";
      case VECTOR -> "instant vector";
      case MATRIX -> "range vector";
    };
  }
}
