using System.Buffers.Binary;

namespace Payg.Testing.Proxies;

/// <summary>
/// Cuts one direction of a PostgreSQL connection into messages: a type byte and a length that counts itself. A
/// message of more than <see cref="MaxPayload"/> bytes is passed over without its payload. Not thread-safe.
/// </summary>
/// <seealso href="https://www.postgresql.org/docs/current/protocol-message-formats.html"/>
internal sealed class PostgresFrames
{
    /// <summary>Bytes of payload that are kept: more than any statement that matters here.</summary>
    public const int MaxPayload = 1 << 20;

    private const int LengthBytes = 4;

    private readonly List<byte> _head = [];
    private readonly List<byte> _payload = [];
    private long _missing;

    /// <summary>Takes the next bytes and returns the messages that they complete.</summary>
    public IReadOnlyList<PostgresFrame> Read(ReadOnlyMemory<byte> bytes)
    {
        var complete = new List<PostgresFrame>();
        while (!bytes.IsEmpty)
        {
            if (_head.Count < 1 + LengthBytes)
            {
                _head.Add(bytes.Span[0]);
                bytes = bytes[1..];
                if (_head.Count == 1 + LengthBytes)
                    _missing = BinaryPrimitives.ReadUInt32BigEndian(_head.ToArray().AsSpan(1)) - LengthBytes;
            }
            else
            {
                var part = bytes[..(int)Math.Min(_missing, bytes.Length)];
                if (_payload.Count + part.Length <= MaxPayload)
                    _payload.AddRange(part.Span);
                _missing -= part.Length;
                bytes = bytes[part.Length..];
            }

            if (_head.Count == 1 + LengthBytes && _missing == 0)
            {
                complete.Add(new PostgresFrame((char)_head[0], _payload.ToArray()));
                _head.Clear();
                _payload.Clear();
            }
        }

        return complete;
    }
}

/// <summary>One message.</summary>
/// <param name="Type">The letter that says what it is.</param>
/// <param name="Payload">What follows the length.</param>
internal readonly record struct PostgresFrame(char Type, ReadOnlyMemory<byte> Payload);
