/** How fast, how small and how frugal loading is, beside what an expert would do by hand; docs/performance.md shows it. */
@NullMarked
package acct.benchmark;

import org.jspecify.annotations.NullMarked;
