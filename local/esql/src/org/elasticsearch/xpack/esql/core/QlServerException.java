package org.elasticsearch.xpack.esql.core;

/** The fault of ES|QL itself. */
public class QlServerException extends QlException {
    public QlServerException(String message, Object... args) {
        super(message, args);
    }

    protected QlServerException(Throwable cause, String message, Object... args) {
        super(cause, message, args);
    }
}
