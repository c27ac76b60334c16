using PdfSharp.Drawing;

namespace Payg.Service.Invoices.Terms;

/// <summary>The picture at the top of invoices: a file of the machine, never one of the network. Immutable.</summary>
internal sealed class InvoiceLogo
{
    /// <summary>The largest file, in bytes: it is in each invoice.</summary>
    public const int MaxBytes = 500_000;

    private const string Kinds = "It must be the path of a PNG or JPEG file of at most 500,000 bytes";
    private const int MaxPixels = 4_000;
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private static readonly byte[] s_jpeg = [0xFF, 0xD8, 0xFF];

    private readonly byte[] _content;

    private InvoiceLogo(byte[] content) => _content = content;

    /// <summary>Reads a file, and decodes it once, so that no invoice fails for it later.</summary>
    /// <param name="error">What is wrong with it; null: nothing.</param>
    /// <returns>The logo; null where something is wrong with it.</returns>
    public static InvoiceLogo? Read(string path, out string? error)
    {
        var (content, fault) = ReadBytes(path);
        var logo = content is null ? null : new InvoiceLogo(content);
        error = fault ?? logo!.FaultOf();
        return error is null ? logo : null;
    }

    public XImage Open() => XImage.FromStream(new MemoryStream(_content, writable: false));

    private static (byte[]? Content, string? Fault) ReadBytes(string path)
    {
        try
        {
            // A device or a pipe has no length, and might never end.
            var file = new FileInfo(path);
            if (!file.Exists)
                return (null, $"{Kinds}: there is no such file.");
            if (file.Length is 0 or > MaxBytes)
                return (null, $"{Kinds}: this one has {file.Length} bytes.");
            return (File.ReadAllBytes(path), null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (null, $"{Kinds}: it cannot be read ({exception.Message.TrimEnd('.')}).");
        }
    }

    private string? FaultOf()
    {
        if (!_content.AsSpan().StartsWith(s_png) && !_content.AsSpan().StartsWith(s_jpeg))
            return $"{Kinds}: this one is of another kind.";
        try
        {
            using var image = Open();
            return image.PixelWidth is > 0 and <= MaxPixels && image.PixelHeight is > 0 and <= MaxPixels
                ? null
                : $"{Kinds}, and at most {MaxPixels} pixels wide and high.";
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The decoder throws exceptions of many kinds at files that are broken.
            return $"{Kinds}: this one is broken.";
        }
    }
}
