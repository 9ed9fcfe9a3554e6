/** Lakes on S3 and on stores that speak as S3 does. */
@NullMarked
package acct.s3;

import org.jspecify.annotations.NullMarked;
