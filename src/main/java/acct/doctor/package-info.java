/**
 * What the stored files cannot tell: blind spots, gaps, days that are missing, files that are about to go. Begin with
 * {@link acct.doctor.Doctor}; what it thinks is in {@link acct.doctor.BlindSpots} and {@link acct.doctor.FileGaps}.
 */
@NullMarked
package acct.doctor;

import org.jspecify.annotations.NullMarked;
