package acct.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlacementTest {
    private final Path made;
    private final Path place;

    PlacementTest(@TempDir Path folder) {
        made = folder.resolve("made");
        place = folder.resolve("place");
    }

    @BeforeEach
    void makes() throws IOException {
        Files.writeString(made, "new");
    }

    @Test
    void whatSomebodyElseHasMadeStays() throws IOException {
        Files.writeString(place, "old");
        assertThatThrownBy(() -> Placement.putNew(made, place)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(place).hasContent("old");
        assertThat(made).hasContent("new");
    }

    @Test
    void whatCannotBePlacedLeavesTheEarlierOne() throws IOException {
        Files.writeString(place, "old");
        Files.delete(made);
        assertThatThrownBy(() -> Placement.replaceOnDisk(made, place)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Placement.putNew(made, place.resolveSibling("other")))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(place).hasContent("old");
    }

    @Test
    void anEmptyPlaceIsTaken() throws IOException {
        Placement.putNew(made, place);
        assertThat(place).hasContent("new");
    }

    @Test
    void theEarlierOneIsReplaced() throws IOException {
        Files.writeString(place, "old");
        Placement.replaceOnDisk(made, place);
        assertThat(place).hasContent("new");
        assertThat(made).doesNotExist();
    }

    @Test
    void onlyWhatAWideUmaskGaveIsTaken() throws IOException {
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("r--rw-rwx"));
        Access.GROUP.narrow(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("r--r-----");
    }
}
