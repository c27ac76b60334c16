using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Payg.Http.Lists;

/// <summary>
/// Writes and reads the cursors of one list with its filters. A cursor is the key of a page's last entry; the next
/// page starts after that key, so entries that are added in between neither shift nor hide others. Clients must not
/// interpret it: it is base64url of a version, a check value over list, filters and key, and the key as JSON.
/// </summary>
/// <remarks>
/// The check value catches mistakes, not forgers: a key only says where to continue, and each list applies its own
/// access rules.
/// </remarks>
/// <typeparam name="TKey">The key by which the list is in order. JSON must restore it exactly.</typeparam>
public sealed class ListCursor<TKey> where TKey : struct
{
    private const byte Version = 1;
    private const int CheckLength = 8;
    private const int MaxLength = 1000;

    private readonly byte[] _list;

    /// <summary>The cursors of a list.</summary>
    /// <param name="name">The list's name, such as the id of its operation.</param>
    /// <param name="filters">Whose list it is and each filter as it was read, null where it is absent.</param>
    public ListCursor(string name, params ReadOnlySpan<object?> filters)
    {
        var parts = new string?[filters.Length + 1];
        parts[0] = name;
        for (var i = 0; i < filters.Length; i++)
        {
            parts[i + 1] = filters[i] switch
            {
                null => null,
                DateTimeOffset instant => instant.UtcTicks.ToString(CultureInfo.InvariantCulture),
                var filter => Convert.ToString(filter, CultureInfo.InvariantCulture),
            };
        }

        _list = JsonSerializer.SerializeToUtf8Bytes(parts);
    }

    /// <summary>The cursor of the page after the entry with this key.</summary>
    public string Write(TKey key)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(key);

        // Neither JSON text contains a zero byte, so the parts cannot run into each other.
        var check = SHA256.HashData([Version, .. _list, 0, .. json]);
        return Base64Url.EncodeToString([Version, .. check.AsSpan(0, CheckLength), .. json]);
    }

    /// <summary>Reads a cursor of this list; false for any other text.</summary>
    public bool TryRead(string text, out TKey key)
    {
        key = default;
        if (text.Length > MaxLength || !Base64Url.IsValid(text))
            return false;

        var bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= 1 + CheckLength)
            return false;

        try
        {
            key = JsonSerializer.Deserialize<TKey>(bytes.AsSpan(1 + CheckLength));
        }
        catch (JsonException)
        {
            return false;
        }

        return string.Equals(Write(key), text, StringComparison.Ordinal);
    }
}
