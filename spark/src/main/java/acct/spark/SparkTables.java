package acct.spark;

import acct.lake.ShownTable;
import acct.lake.StoredFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The tables of a lake as views of a session. Files are named one by one, and their columns are told, so that nothing is guessed. */
final class SparkTables {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),(\\d+)\\)");

    private SparkTables() {}

    /** Makes a view of each table. */
    static void show(SparkSession session, List<ShownTable> tables) {
        for (ShownTable table : tables) {
            rows(session, table).createOrReplaceTempView(table.name());
        }
    }

    private static Dataset<Row> rows(SparkSession session, ShownTable table) {
        StructType type = type(table);
        Dataset<Row> all = null;
        for (ShownTable.Part part : table.parts()) {
            Dataset<Row> rows = rows(session, type, part);
            if (table.key() != null) {
                rows = rows.withColumn("judged_place", functions.lit(part.judgedPlace()));
            }
            all = all == null ? rows : all.unionByName(rows);
        }
        if (all == null) {
            return session.createDataFrame(List.<Row>of(), type);
        }
        return table.key() == null ? all : once(all, table, table.key());
    }

    private static Dataset<Row> rows(SparkSession session, StructType type, ShownTable.Part part) {
        Dataset<Row> rows = session.read()
                .schema(type)
                // What names of folders look like says nothing, and no name is a pattern.
                .option("recursiveFileLookup", "true")
                .option("__globPaths__", "false")
                .parquet(part.files().stream().map(StoredFile::address).toArray(String[]::new));
        return part.leftOut().isEmpty()
                ? rows
                : rows.where(functions.not(
                        functions.col("load_id").isin(part.leftOut().toArray())));
    }

    /** One row a key, chosen as DuckDB does by {@code sql/lake/shown_once.sql}. */
    private static Dataset<Row> once(Dataset<Row> all, ShownTable table, String key) {
        Column[] keys = Arrays.stream(key.split(", ", -1))
                .map(name -> name.equals("1") ? functions.lit(1) : functions.col(name))
                .toArray(Column[]::new);
        Column[] order = Stream.concat(
                        Stream.of("judged_place"), table.columns().stream().map(ShownTable.Column::name))
                .map(name -> functions.col(name).asc_nulls_last())
                .toArray(Column[]::new);
        List<Column> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(functions.col(column.name())));
        return all.withColumn(
                        "place",
                        functions.row_number().over(Window.partitionBy(keys).orderBy(order)))
                .where("place = 1")
                .select(columns.toArray(Column[]::new));
    }

    private static StructType type(ShownTable table) {
        StructType type = new StructType();
        for (ShownTable.Column column : table.columns()) {
            type = type.add(column.name(), type(table.name(), column));
        }
        return type;
    }

    private static DataType type(String table, ShownTable.Column column) {
        String name = column.type();
        if (name.startsWith("ENUM")) {
            return DataTypes.StringType;
        }
        if (name.endsWith("[]")) {
            return DataTypes.createArrayType(type(
                    table, new ShownTable.Column(column.name(), name.substring(0, name.length() - 2))));
        }
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return DataTypes.createDecimalType(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (name) {
            case "VARCHAR" -> DataTypes.StringType;
            case "TINYINT" -> DataTypes.ByteType;
            case "SMALLINT" -> DataTypes.ShortType;
            case "INTEGER" -> DataTypes.IntegerType;
            case "UINTEGER", "BIGINT" -> DataTypes.LongType;
            case "UBIGINT" -> DataTypes.createDecimalType(20, 0);
            case "HUGEINT" -> DataTypes.createDecimalType(38, 0);
            case "DOUBLE" -> DataTypes.DoubleType;
            case "BOOLEAN" -> DataTypes.BooleanType;
            case "DATE" -> DataTypes.DateType;
            case "TIMESTAMP WITH TIME ZONE" -> DataTypes.TimestampType;
            case "TIMESTAMP" -> DataTypes.TimestampNTZType;
            case "MAP(VARCHAR, VARCHAR)" -> DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
            default ->
                throw new IllegalArgumentException(
                        table + "." + column.name() + ": no type of Spark's is known for " + name);
        };
    }
}
