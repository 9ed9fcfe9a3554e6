package acct.cli;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A process of its own that holds a store open until it is ended. */
final class StoreHolder {
    private StoreHolder() {}

    public static void main(String[] args) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + args[0])) {
            System.out.println(connection.isClosed() ? "closed" : "holding");
            System.out.flush();
            System.in.readAllBytes();
        }
    }
}
