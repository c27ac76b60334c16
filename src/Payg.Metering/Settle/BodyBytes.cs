using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Payg.Metering.Measure;

namespace Payg.Metering.Settle;

/// <summary>Counts the bytes of a call's bodies: as announced, or else as the handler reads and writes them.</summary>
internal sealed class BodyBytes
{
    private readonly HttpContext _context;
    private readonly MeteredBody _body;
    private long _read;
    private long _written;

    private BodyBytes(HttpContext context, MeteredBody body) => (_context, _body) = (context, body);

    /// <summary>Whether all lengths that count are announced. Asked when the response starts.</summary>
    public bool IsKnownAtStart =>
        (!_body.HasFlag(MeteredBody.Request) || AnnouncedRead is not null)
        && (!_body.HasFlag(MeteredBody.Response) || AnnouncedWritten is not null);

    /// <summary>The bytes so far; all of them once the handler has returned.</summary>
    public long Total =>
        (_body.HasFlag(MeteredBody.Request) ? AnnouncedRead ?? _read : 0)
        + (_body.HasFlag(MeteredBody.Response) ? AnnouncedWritten ?? _written : 0);

    private long? AnnouncedRead =>
        _context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            ? 0
            : _context.Request.ContentLength;

    private long? AnnouncedWritten => _context.Response.ContentLength;

    public static BodyBytes Count(HttpContext context, MeteredBody body)
    {
        var bytes = new BodyBytes(context, body);
        if (body.HasFlag(MeteredBody.Request) && bytes.AnnouncedRead is null)
            context.Request.Body = new CountingStream(context.Request.Body, count => bytes._read += count);
        if (body.HasFlag(MeteredBody.Response))
        {
            context.Features.Set<IHttpResponseBodyFeature>(new CountingBody(
                context.Features.GetRequiredFeature<IHttpResponseBodyFeature>(), count => bytes._written += count));
        }

        return bytes;
    }

    private sealed class CountingBody(IHttpResponseBodyFeature inner, Action<long> count) : IHttpResponseBodyFeature
    {
        public Stream Stream => field ??= new CountingStream(inner.Stream, count);

        public PipeWriter Writer => field ??= new CountingWriter(inner.Writer, count);

        public void DisableBuffering() => inner.DisableBuffering();

        public Task StartAsync(CancellationToken cancellationToken = default) => inner.StartAsync(cancellationToken);

        public Task CompleteAsync() => inner.CompleteAsync();

        public async Task SendFileAsync(
            string path, long offset, long? count1, CancellationToken cancellationToken = default)
        {
            count(count1 ?? new FileInfo(path).Length - offset);
            await inner.SendFileAsync(path, offset, count1, cancellationToken);
        }
    }

    private sealed class CountingWriter(PipeWriter inner, Action<long> count) : PipeWriter
    {
        public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

        public override long UnflushedBytes => inner.UnflushedBytes;

        public override void Advance(int bytes)
        {
            inner.Advance(bytes);
            count(bytes);
        }

        public override Memory<byte> GetMemory(int sizeHint = 0) => inner.GetMemory(sizeHint);

        public override Span<byte> GetSpan(int sizeHint = 0) => inner.GetSpan(sizeHint);

        public override async ValueTask<FlushResult> WriteAsync(
            ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            count(source.Length);
            return await inner.WriteAsync(source, cancellationToken);
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) =>
            inner.FlushAsync(cancellationToken);

        public override void CancelPendingFlush() => inner.CancelPendingFlush();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);

        public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);
    }

    private sealed class CountingStream(Stream inner, Action<long> count) : Stream
    {
        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => false;

        public override bool CanWrite => inner.CanWrite;

        public override bool CanTimeout => inner.CanTimeout;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int length) => Counted(inner.Read(buffer, offset, length));

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int length, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, length), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken));

        public override void Write(byte[] buffer, int offset, int length)
        {
            count(length);
            inner.Write(buffer, offset, length);
        }

        public override Task WriteAsync(
            byte[] buffer, int offset, int length, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, length), cancellationToken).AsTask();

        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            count(buffer.Length);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private int Counted(int read)
        {
            count(read);
            return read;
        }
    }
}
