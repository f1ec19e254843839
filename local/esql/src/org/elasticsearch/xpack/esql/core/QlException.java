package org.elasticsearch.xpack.esql.core;

import org.elasticsearch.ElasticsearchException;

/** What Elastic's exceptions of ES|QL extend; their own parent is in a part that is not published. */
public abstract class QlException extends ElasticsearchException {
    protected QlException(String message, Throwable cause) {
        super(message, cause);
    }

    protected QlException(String message, Object... args) {
        super(message, args);
    }

    protected QlException(Throwable cause, String message, Object... args) {
        super(message, cause, args);
    }
}
