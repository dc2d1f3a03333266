package dev.messagerouting.console;

/** The product. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.getLogger(Main.class.getName()).log(System.Logger.Level.INFO, arguments.length);
    }
}
