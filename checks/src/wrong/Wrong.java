// Kept wrong on purpose: HouseRulesTest compiles it and expects each line marked below to be refused.
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

@NullMarked
final class Wrong {
    static int length(@Nullable String text) {
        return text.length(); // NullAway
    }

    static boolean same(String text) {
        return text.equals(7); // EqualsIncompatibleType
    }
    static void   badly( ) { } // google-java-format
}
