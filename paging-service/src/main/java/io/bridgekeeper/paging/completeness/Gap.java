package io.bridgekeeper.paging.completeness;

/**
 * A part that the sender should give, and mostly does not.
 *
 * @param missing in so many of the incidents that were looked at
 * @param mend    what would bring it, in one sentence
 */
public record Gap(Part part, int missing, String mend) {}
