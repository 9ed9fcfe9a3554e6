package acct.ask;

import java.time.LocalDate;
import java.util.List;

/**
 * Complaints and deliveries of some days up to the day judged.
 *
 * @param since the first of them
 * @param cells by source IP and ISP
 */
public record ComplaintWindow(LocalDate since, List<ComplaintCell> cells) {
    public ComplaintWindow {
        cells = List.copyOf(cells);
    }
}
