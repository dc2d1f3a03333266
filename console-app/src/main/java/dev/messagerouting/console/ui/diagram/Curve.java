package dev.messagerouting.console.ui.diagram;

/** A cubic Bézier curve that is walked at even speed: 0 is its beginning, 1 its end. */
final class Curve {

    private static final int PIECES = 48;

    private final double[] xs = new double[PIECES + 1];
    private final double[] ys = new double[PIECES + 1];
    private final double[] lengths = new double[PIECES + 1];
    private final double[] corners;

    /** From (x0, y0) to (x3, y3), drawn towards the two points in between. */
    Curve(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
        corners = new double[] {x0, y0, x1, y1, x2, y2, x3, y3};
        for (int i = 0; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            xs[i] = bezier(t, x0, x1, x2, x3);
            ys[i] = bezier(t, y0, y1, y2, y3);
            if (i > 0) {
                lengths[i] = lengths[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
            }
        }
    }

    static Curve straight(double x0, double y0, double x3, double y3) {
        double dx = (x3 - x0) / 3;
        double dy = (y3 - y0) / 3;
        return new Curve(x0, y0, x0 + dx, y0 + dy, x3 - dx, y3 - dy, x3, y3);
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    double length() {
        return lengths[PIECES];
    }

    double x(double progress) {
        return at(progress, xs);
    }

    double y(double progress) {
        return at(progress, ys);
    }

    /** The direction at the end, in radians. */
    double endAngle() {
        return Math.atan2(ys[PIECES] - ys[PIECES - 1], xs[PIECES] - xs[PIECES - 1]);
    }

    /** x0, y0, …, x3, y3, for whoever draws it. */
    double[] corners() {
        return corners.clone();
    }

    private double at(double progress, double[] values) {
        double way = Math.clamp(progress, 0, 1) * length();
        int low = 0;
        int high = PIECES;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (lengths[middle] <= way) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double piece = lengths[high] - lengths[low];
        double part = piece == 0 ? 0 : (way - lengths[low]) / piece;
        return values[low] + (values[high] - values[low]) * part;
    }
}
