/**
 * Apache Spark in the place of DuckDB, over a lake. Begin with {@link acct.spark.SparkAddOn}; {@link acct.spark.SparkText} says what
 * becomes of a statement.
 */
@NullMarked
package acct.spark;

import org.jspecify.annotations.NullMarked;
