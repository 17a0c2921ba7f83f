/** A zone of VN-2000 in transverse Mercator, scale 0.9999 on its central meridian. */
export interface Vn2000Zone {
  epsg: number;
  /** Central meridian, degrees east. */
  meridian: number;
  /** Provinces (as of before July 2025) whose land survey uses it. */
  provinces: readonly string[];
}

/**
 * The 3-degree zones of VN-2000. Codes, meridians and provinces are those of the EPSG dataset
 * (areas of use of 5896–5899 and 9205–9218), after circular 973/2001/TT-TCĐC and its successors.
 */
export const vn2000Zones: readonly Vn2000Zone[] = [
  { epsg: 5896, meridian: 102, provinces: [] },
  { epsg: 9205, meridian: 103, provinces: ['Điện Biên', 'Lai Châu'] },
  { epsg: 9206, meridian: 104, provinces: ['Sơn La'] },
  { epsg: 9207, meridian: 104.5, provinces: ['Cà Mau', 'Kiên Giang'] },
  {
    epsg: 9208,
    meridian: 104.75,
    provinces: ['An Giang', 'Lào Cai', 'Nghệ An', 'Phú Thọ', 'Yên Bái'],
  },
  {
    epsg: 5897,
    meridian: 105,
    provinces: [
      'Bạc Liêu',
      'Cần Thơ',
      'Đồng Tháp',
      'Hà Nam',
      'Hà Nội',
      'Hậu Giang',
      'Ninh Bình',
      'Thanh Hóa',
      'Vĩnh Phúc',
    ],
  },
  {
    epsg: 9209,
    meridian: 105.5,
    provinces: [
      'Bắc Ninh',
      'Hà Giang',
      'Hà Tĩnh',
      'Hải Dương',
      'Hưng Yên',
      'Nam Định',
      'Sóc Trăng',
      'Tây Ninh',
      'Thái Bình',
      'Trà Vinh',
      'Vĩnh Long',
    ],
  },
  {
    epsg: 9210,
    meridian: 105.75,
    provinces: [
      'Bến Tre',
      'Bình Dương',
      'Cao Bằng',
      'Hải Phòng',
      'Long An',
      'Tiền Giang',
      'TP. Hồ Chí Minh',
    ],
  },
  { epsg: 9211, meridian: 106, provinces: ['Hòa Bình', 'Quảng Bình', 'Tuyên Quang'] },
  { epsg: 9212, meridian: 106.25, provinces: ['Bình Phước', 'Quảng Trị'] },
  { epsg: 9213, meridian: 106.5, provinces: ['Bắc Kạn', 'Thái Nguyên'] },
  { epsg: 9214, meridian: 107, provinces: ['Bắc Giang', 'Thừa Thiên Huế'] },
  { epsg: 9215, meridian: 107.25, provinces: ['Lạng Sơn'] },
  { epsg: 9216, meridian: 107.5, provinces: ['Kon Tum'] },
  {
    epsg: 5899,
    meridian: 107.75,
    provinces: ['Bà Rịa – Vũng Tàu', 'Đà Nẵng', 'Đồng Nai', 'Lâm Đồng', 'Quảng Nam', 'Quảng Ninh'],
  },
  { epsg: 5898, meridian: 108, provinces: ['Quảng Ngãi'] },
  { epsg: 9217, meridian: 108.25, provinces: ['Bình Định', 'Khánh Hòa', 'Ninh Thuận'] },
  {
    epsg: 9218,
    meridian: 108.5,
    provinces: ['Bình Thuận', 'Đắk Lắk', 'Đắk Nông', 'Gia Lai', 'Phú Yên'],
  },
];
