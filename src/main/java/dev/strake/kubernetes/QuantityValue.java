package dev.strake.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Reads quantities such as {@code 250m}, {@code 1Gi} or {@code 1e3} as the API server does. */
public final class QuantityValue {
  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("n", new BigDecimal("0.000000001")),
          Map.entry("u", new BigDecimal("0.000001")),
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("", BigDecimal.ONE),
          Map.entry("k", BigDecimal.TEN.pow(3)),
          Map.entry("M", BigDecimal.TEN.pow(6)),
          Map.entry("G", BigDecimal.TEN.pow(9)),
          Map.entry("T", BigDecimal.TEN.pow(12)),
          Map.entry("P", BigDecimal.TEN.pow(15)),
          Map.entry("E", BigDecimal.TEN.pow(18)),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  private QuantityValue() {}

  /**
   * The number that a quantity stands for, in its base unit: cores or bytes.
   *
   * @throws IllegalArgumentException when it is no quantity
   */
  public static BigDecimal parse(String quantity) {
    if (quantity.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)[eE][+-]?\\d+")) {
      return new BigDecimal(quantity);
    }
    var digits = quantity.replaceAll("[A-Za-z]+$", "");
    var factor = SUFFIXES.get(quantity.substring(digits.length()));
    if (factor == null || !digits.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)")) {
      throw new IllegalArgumentException(
          "quantity must be a number with a suffix such as 250m or 1Gi, got '%s'"
              .formatted(quantity));
    }
    return new BigDecimal(digits).multiply(factor);
  }

  /** The same in whole thousandths, rounded up as the API server does. */
  public static long millis(String quantity) {
    return parse(quantity).movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
  }
}
