package dev.strake.it;

/**
 * What an outside tool does not like.
 *
 * @param check the tool's name for its check
 * @param object the object it is about, as {@code Kind/name}
 * @param summary the tool's own words
 */
record Finding(String check, String object, String summary) {}
