using System.Buffers.Binary;
using System.Text;

namespace Payg.Testing.Proxies;

/// <summary>
/// Reads what a PostgreSQL client sends far enough to tell which statements it runs: simple queries (Query) and
/// prepared ones (Parse, Bind, Execute). Works on connections without TLS only. Not thread-safe.
/// </summary>
internal sealed class FrontendReader
{
    private const int MaxOpeningBytes = 10_000;
    private const int ProtocolVersion3 = 3;

    private readonly PostgresFrames _frames = new();
    private readonly List<byte> _opening = [];
    private readonly Dictionary<string, string> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _portals = new(StringComparer.Ordinal);

    /// <summary>Whether the client has said hello; only then does the server talk in messages.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Takes the next bytes and returns the SQL of each statement whose execution they ask for.</summary>
    public IReadOnlyList<string> Read(ReadOnlyMemory<byte> bytes)
    {
        var rest = IsOpen ? bytes : ReadOpening(bytes);
        return [.. _frames.Read(rest).Select(Executed).OfType<string>()];
    }

    /// <summary>
    /// Passes over the messages before the first typed one: a length and a code, which asks for encryption (refused
    /// by the servers used here, so that another one follows) or is the version in the start-up message.
    /// </summary>
    private ReadOnlyMemory<byte> ReadOpening(ReadOnlyMemory<byte> bytes)
    {
        _opening.AddRange(bytes.Span);
        while (_opening.Count >= 8)
        {
            var message = _opening.ToArray();
            var length = BinaryPrimitives.ReadInt32BigEndian(message);
            if (length is < 8 or > MaxOpeningBytes)
                throw new InvalidDataException("This is not PostgreSQL's protocol.");
            if (message.Length < length)
                break;

            _opening.RemoveRange(0, length);
            if (BinaryPrimitives.ReadInt16BigEndian(message.AsSpan(4)) == ProtocolVersion3)
            {
                IsOpen = true;
                return message.AsMemory(length);
            }
        }

        return default;
    }

    private string? Executed(PostgresFrame frame)
    {
        var text = new TextReader(frame.Payload);
        switch (frame.Type)
        {
            case 'Q':
                return text.Next();
            case 'P':
                _statements[text.Next()] = text.Next();
                return null;
            case 'B':
                _portals[text.Next()] = _statements.GetValueOrDefault(text.Next(), "");
                return null;
            case 'E':
                return _portals.GetValueOrDefault(text.Next(), "");
            default:
                return null;
        }
    }

    /// <summary>Takes texts that end with a zero byte off the front of a payload.</summary>
    private sealed class TextReader(ReadOnlyMemory<byte> payload)
    {
        private ReadOnlyMemory<byte> _rest = payload;

        public string Next()
        {
            var end = _rest.Span.IndexOf((byte)0);
            var text = Encoding.UTF8.GetString(_rest.Span[..(end < 0 ? _rest.Length : end)]);
            _rest = end < 0 ? default : _rest[(end + 1)..];
            return text;
        }
    }
}
