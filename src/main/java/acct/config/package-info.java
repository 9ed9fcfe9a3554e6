/** {@code acct.yaml} as one frozen record. */
@NullMarked
package acct.config;

import org.jspecify.annotations.NullMarked;
