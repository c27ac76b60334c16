using System.Buffers.Binary;
using Payg.Crash.Tests.Calls;

namespace Payg.Crash.Tests.Nodes;

/// <summary>
/// Damages the journal of a dead node and notes exactly which records that destroys. It knows the layout of segment
/// files on its own: a header of 64 bytes, slots of 64, each with its customer in front and its meter at 32.
/// </summary>
internal sealed class JournalDamage(CrashRun run, IReadOnlyDictionary<int, string> meters)
{
    private const int HeaderBytes = 64;
    private const int SlotBytes = 64;
    private const int MeterOffset = 32;
    private const int MaxFlips = 20;

    private readonly Random _random = run.Random;

    /// <summary>Flips bits of some records and of the header of one file, and cuts off the end of another.</summary>
    /// <returns>How many records were destroyed.</returns>
    public int Inflict(string journal)
    {
        var destroyed = 0;
        foreach (var path in Directory.GetFiles(journal, "*.usage").Order(StringComparer.Ordinal))
        {
            var file = File.ReadAllBytes(path);
            var slots = Enumerable.Range(0, Math.Max(0, file.Length - HeaderBytes) / SlotBytes)
                .Where(slot => SlotOf(file, slot).ContainsAnyExcept((byte)0))
                .ToArray();
            if (slots.Length == 0)
                continue;

            var cutAt = _random.Next(2) == 0 ? CutOf(slots) : file.Length;
            var hit = _random.GetItems(slots, _random.Next(1, MaxFlips)).ToHashSet();
            hit.UnionWith(slots.Where(slot => HeaderBytes + ((slot + 1) * SlotBytes) > cutAt));
            foreach (var slot in hit)
            {
                run.Tally.NoteDestroyed(KeyOf(file, slot), 1);
                Flip(SlotOf(file, slot));
            }

            if (_random.Next(2) == 0)
                Flip(file.AsSpan(0, HeaderBytes));
            File.WriteAllBytes(path, file[..cutAt]);
            destroyed += hit.Count;
        }

        return destroyed;
    }

    /// <summary>Anywhere in the last tenth of the records, now and then anywhere at all, the header included.</summary>
    private int CutOf(int[] slots)
    {
        var end = HeaderBytes + ((slots[^1] + 1) * SlotBytes);
        var start = _random.Next(4) == 0 ? 0 : end - (slots.Length * SlotBytes / 10);
        return _random.Next(Math.Min(start, end - 1), end);
    }

    private CallKey KeyOf(byte[] file, int slot)
    {
        var bytes = SlotOf(file, slot);
        return new CallKey(
            new Guid(bytes[..16]), meters[BinaryPrimitives.ReadInt32LittleEndian(bytes[MeterOffset..])]);
    }

    private static Span<byte> SlotOf(byte[] file, int slot) =>
        file.AsSpan(HeaderBytes + (slot * SlotBytes), SlotBytes);

    private void Flip(Span<byte> bytes) => bytes[_random.Next(bytes.Length)] ^= (byte)(1 << _random.Next(8));
}
