using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payg.Metering.Http;

/// <summary>
/// An answer that is the same for everybody: made once, with its validator and its compressed forms, so that serving it
/// costs next to nothing. Whoever has it gets 304. Immutable.
/// </summary>
internal sealed class StoredAnswer
{
    private const int TagLength = 32;

    private readonly string _contentType;
    private readonly string _cacheControl;
    private readonly Form _plain;
    private readonly Form[] _compressed;

    /// <summary>Compresses the content and computes its validator.</summary>
    /// <param name="content">The content.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cacheControl">Who may keep it for how long, as <c>public, max-age=60</c>.</param>
    public StoredAnswer(byte[] content, string contentType, string cacheControl)
    {
        (_contentType, _cacheControl) = (contentType, cacheControl);
        var tag = Convert.ToHexStringLower(SHA256.HashData(content))[..TagLength];
        _plain = new Form(content, Coding: null, TagOf(tag));
        _compressed =
        [
            new Form(Compress(content, to => new BrotliStream(to, CompressionLevel.Optimal)), "br", TagOf($"{tag}-br")),
            new Form(Compress(content, to => new GZipStream(to, CompressionLevel.Optimal)), "gzip", TagOf($"{tag}-gz")),
        ];
    }

    /// <summary>Serves it, in the smallest form that the client accepts, or 304 where the client has it.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var form = ContentCodings.Best(context.Request, _compressed, candidate => candidate.Coding) ?? _plain;
        var headers = context.Response.Headers;
        headers.CacheControl = _cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        if (form.Coding is not null)
            headers.ContentEncoding = form.Coding;
        return TypedResults.Bytes(form.Content, _contentType, entityTag: form.Tag).ExecuteAsync(context);
    }

    /// <summary>Each form has a tag of its own (RFC 9110, section 8.8.3.3).</summary>
    private static EntityTagHeaderValue TagOf(string text) => new($"\"{text}\"");

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressorOf)
    {
        using var compressed = new MemoryStream();
        using (var compressor = compressorOf(compressed))
            compressor.Write(content);
        return compressed.ToArray();
    }

    private sealed record Form(byte[] Content, string? Coding, EntityTagHeaderValue Tag);
}
