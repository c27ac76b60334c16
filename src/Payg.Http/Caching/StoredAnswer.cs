using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Payg.Http.Caching;

/// <summary>
/// An answer that is the same for everybody: with its validator, and compressed once for each form that someone
/// accepts, so that serving it costs next to nothing. A client that has it gets 304. Thread-safe.
/// </summary>
public sealed class StoredAnswer
{
    private const int TagLength = 32;

    private readonly string _contentType;
    private readonly string _cacheControl;
    private readonly Form _plain;
    private readonly Form[] _compressed;

    /// <summary>Computes the content's validator.</summary>
    /// <param name="content">The content.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cacheControl">Who may keep it for how long, as <c>public, max-age=60</c>.</param>
    public StoredAnswer(byte[] content, string contentType, string cacheControl)
    {
        (_contentType, _cacheControl) = (contentType, cacheControl);
        var tag = TagOf(content);
        _plain = new Form(new Lazy<byte[]>(content), Coding: null, Quoted(tag));
        _compressed =
        [
            new Form(
                new(() => Compress(content, to => new BrotliStream(to, CompressionLevel.Optimal))), "br",
                Quoted($"{tag}-br")),
            new Form(
                new(() => Compress(content, to => new GZipStream(to, CompressionLevel.Optimal))), "gzip",
                Quoted($"{tag}-gz")),
        ];
    }

    /// <summary>Names the content: other content has another tag.</summary>
    public static string TagOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..TagLength];

    /// <summary>Serves it, in the smallest form that the client accepts, or 304 where the client has it.</summary>
    public Task ServeAsync(HttpContext context)
    {
        var form = ContentCodings.Best(context.Request, _compressed, candidate => candidate.Coding) ?? _plain;
        var headers = context.Response.Headers;
        headers.CacheControl = _cacheControl;
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (form.Coding is not null)
            headers.ContentEncoding = form.Coding;
        return TypedResults.Bytes(form.Content.Value, _contentType, entityTag: form.Tag).ExecuteAsync(context);
    }

    /// <summary>Each form has a tag of its own (RFC 9110, section 8.8.3.3).</summary>
    private static EntityTagHeaderValue Quoted(string text) => new($"\"{text}\"");

    private static byte[] Compress(byte[] content, Func<Stream, Stream> compressorOf)
    {
        using var compressed = new MemoryStream();
        using (var compressor = compressorOf(compressed))
            compressor.Write(content);
        return compressed.ToArray();
    }

    private sealed record Form(Lazy<byte[]> Content, string? Coding, EntityTagHeaderValue Tag);
}
