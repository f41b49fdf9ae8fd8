package dev.strake.coverage;

import java.util.List;
import java.util.function.Function;

/**
 * One thing an assertion looked at.
 *
 * @param where object and place, for the report
 * @param touched the slots that belong to it: a change there is no change elsewhere
 * @param spoils what must make the assertion fail, given the same system's other environments
 */
record Read(String where, List<Place.Slot> touched, Function<List<World>, List<Spoil>> spoils) {}
